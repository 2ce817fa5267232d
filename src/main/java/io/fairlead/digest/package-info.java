/** Hashes and signatures as the JDK has them, without its exceptions; it knows {@code java.*} and nothing of ours. */
package io.fairlead.digest;
