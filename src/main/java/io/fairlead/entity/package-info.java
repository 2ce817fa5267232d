/** Recognise: finds every entity in a message's parts, secret or not, in one pass and linear time. */
package io.fairlead.entity;
