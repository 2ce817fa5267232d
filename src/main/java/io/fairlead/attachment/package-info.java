/**
 * Files that come with messages: fetched from their channel, told by their content, stored sealed, each content once.
 * It comes before the recogniser, because the guard reads what stands in a text file.
 */
package io.fairlead.attachment;
