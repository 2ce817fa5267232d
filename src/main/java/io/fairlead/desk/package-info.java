/** What agents see: the page, and the API beneath it. */
package io.fairlead.desk;
