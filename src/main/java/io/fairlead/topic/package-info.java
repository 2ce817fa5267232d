/** Classify: topic, language, priority, facts and what is missing, each with its reason. */
package io.fairlead.topic;
