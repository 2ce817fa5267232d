/** Forms on the web: a form is a file under {@code config/forms/}; its page works without JavaScript. */
package io.fairlead.channel.form;
