/** Several routers on one database: which of them polls which channel, by locks that end with their router's session. */
package io.fairlead.cluster;
