/** Takes what operators change in config/ and routes/ into the running router, and refuses what is broken. */
package io.fairlead.deploy;
