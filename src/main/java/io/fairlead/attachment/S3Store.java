package io.fairlead.attachment;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Contents as sealed objects of a bucket, {@code ab/abcdef…}, so that routers on several machines share them. */
public final class S3Store implements ManagedStore {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CHANGED_MEANWHILE = 412;

    private final S3Place place;
    private final Seal seal;
    private final Clock clock;
    private final S3Client s3;

    /** Opens no connection yet. */
    public S3Store(S3Place place, Seal seal, Clock clock) {
        this.place = place;
        this.seal = seal;
        this.clock = clock;
        this.s3 = client(place);
    }

    private static S3Client client(S3Place place) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(place.region()))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(client -> client.apiCallTimeout(PATIENCE))
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                // Not every other store knows the newer checksums; a content is sealed, so that damage shows.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (!place.endpoint().isEmpty()) {
            builder.endpointOverride(URI.create(place.endpoint())).forcePathStyle(true);
        }
        if (!place.accessKey().isEmpty()) {
            builder.credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create(place.accessKey(), place.secretKey())));
        }
        return builder.build();
    }

    /** One that is there already is written again: it becomes young, so that the sweep spares it. */
    @Override
    public void put(String sha256, byte[] content) {
        byte[] sealed = seal.seal(content, sha256);
        answered(() -> s3.putObject(
                asked -> asked.bucket(place.bucket()).key(key(sha256)).contentType("application/octet-stream"),
                RequestBody.fromBytes(sealed)));
    }

    @Override
    public Optional<byte[]> get(String sha256) {
        String key = key(sha256);
        return found(() -> s3.getObjectAsBytes(
                        asked -> asked.bucket(place.bucket()).key(key)))
                .map(read -> seal.open(read.asByteArray(), sha256));
    }

    @Override
    public int sweep(Duration age, UnaryOperator<Set<String>> unwanted) {
        Instant before = clock.instant().minus(age);
        AtomicInteger removed = new AtomicInteger();
        eachPage(page -> {
            Map<String, S3Object> old = page.stream()
                    .filter(object -> object.lastModified().isBefore(before))
                    .collect(Collectors.toMap(object -> name(object.key()), Function.identity()));
            if (!old.isEmpty()) {
                unwanted.apply(old.keySet()).stream()
                        .map(old::get)
                        .filter(object -> delete(object.key(), object.eTag()))
                        .forEach(object -> removed.incrementAndGet());
            }
        });
        return removed.get();
    }

    @Override
    public void remove(Set<String> unwanted, Duration age) {
        Instant before = clock.instant().minus(age);
        for (String sha256 : unwanted) {
            String key = key(sha256);
            found(() -> s3.headObject(asked -> asked.bucket(place.bucket()).key(key)))
                    .filter(head -> head.lastModified().isBefore(before))
                    .ifPresent(head -> delete(key, head.eTag()));
        }
    }

    @Override
    public Map<String, Long> uses(Function<byte[], String> keyOf) {
        return keys().stream()
                .flatMap(key -> head(key).stream())
                .collect(Collectors.groupingBy(keyOf, Collectors.counting()));
    }

    @Override
    public List<Boolean> reseal(Predicate<byte[]> outdated) {
        return keys().stream()
                .filter(key -> head(key).filter(outdated).isPresent())
                .map(this::reseal)
                .toList();
    }

    private boolean reseal(String key) {
        String sha256 = name(key);
        try {
            put(sha256, get(sha256).orElseThrow());
            return true;
        } catch (NoSuchElementException e) {
            return true; // swept out meanwhile
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** Unless it was written again meanwhile: its tag is another then, since no two sealed forms are the same. */
    private boolean delete(String key, String tag) {
        try {
            s3.deleteObject(asked -> asked.bucket(place.bucket()).key(key).ifMatch(tag));
            return true;
        } catch (SdkException e) {
            if (e instanceof S3Exception refused && refused.statusCode() == CHANGED_MEANWHILE) {
                return false;
            }
            throw new StoreAwayException(place.toString(), e);
        }
    }

    private Optional<byte[]> head(String key) {
        return found(() -> s3.getObjectAsBytes(
                        asked -> asked.bucket(place.bucket()).key(key).range("bytes=0-" + (HEAD - 1))))
                .map(read -> read.asByteArray());
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        eachPage(page -> page.forEach(object -> keys.add(object.key())));
        return keys;
    }

    /** The contents of the bucket, a thousand at a time; nothing else that lies there. */
    private void eachPage(Consumer<List<S3Object>> deed) {
        String next = null;
        do {
            String from = next;
            ListObjectsV2Response page = answered(() -> s3.listObjectsV2(
                    asked -> asked.bucket(place.bucket()).prefix(place.prefix()).continuationToken(from)));
            deed.accept(page.contents().stream()
                    .filter(object -> isOurs(object.key()))
                    .toList());
            next = page.nextContinuationToken();
        } while (next != null);
    }

    private <T> Optional<T> found(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw new StoreAwayException(place.toString(), e);
        }
    }

    private <T> T answered(Supplier<T> question) {
        try {
            return question.get();
        } catch (SdkException e) {
            throw new StoreAwayException(place.toString(), e);
        }
    }

    private boolean isOurs(String key) {
        return ContentHash.is(name(key)) && key.equals(key(name(key)));
    }

    private static String name(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    private String key(String sha256) {
        return place.prefix() + ContentHash.place(sha256);
    }
}
