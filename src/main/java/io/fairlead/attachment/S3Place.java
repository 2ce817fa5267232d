package io.fairlead.attachment;

import io.fairlead.config.HttpAddress;

/**
 * A bucket of an object store that speaks the protocol of Amazon S3.
 *
 * @param endpoint empty for Amazon's own
 * @param prefix before every key, such as {@code fairlead/}; may be empty
 * @param accessKey empty for what the AWS SDK finds by itself: environment, profile, role of the machine
 */
public record S3Place(
        String endpoint, String region, String bucket, String prefix, String accessKey, String secretKey) {

    /** @throws IllegalStateException in one sentence that names the setting to mend */
    public S3Place {
        if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw new IllegalStateException("fairlead.attachments.s3.bucket is no name of a bucket");
        }
        if (!endpoint.isEmpty()) {
            HttpAddress.of("fairlead.attachments.s3.endpoint", endpoint);
        }
        if (accessKey.isEmpty() != secretKey.isEmpty()) {
            throw new IllegalStateException(
                    "fairlead.attachments.s3.access-key and .secret-key are set both or neither");
        }
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "s3://" + bucket + "/" + prefix + (endpoint.isEmpty() ? "" : " at " + endpoint);
    }
}
