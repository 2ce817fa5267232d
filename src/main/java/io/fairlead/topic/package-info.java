/**
 * What a message is about, in which language, how urgent, what is known and what is missing.
 * Start with {@link io.fairlead.topic.TopicClassifier}; models are made by {@link io.fairlead.topic.TrainedModel}.
 */
package io.fairlead.topic;
