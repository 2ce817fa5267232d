package io.fairlead.channel.form;

import java.util.List;
import java.util.Map;

/** What came with one post: its fields, of which callers take out what is not the visitor's, and its files. */
record Post(Map<String, String> fields, List<Upload> files) {}
