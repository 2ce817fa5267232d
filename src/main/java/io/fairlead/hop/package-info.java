/** The way from channels to the intake over a broker, where one machine is not enough. */
package io.fairlead.hop;
