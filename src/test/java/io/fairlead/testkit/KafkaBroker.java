package io.fairlead.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaProperties;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.properties.MetaPropertiesVersion;
import org.apache.kafka.metadata.properties.PropertiesUtils;

/** A real Kafka of one node that is its own controller (KRaft), on ports of its own. */
public final class KafkaBroker implements AutoCloseable {
    private static final int PARTITIONS = 4;

    private final Path folder;
    private final int port;
    private final int controller;
    private KafkaRaftServer server;

    private KafkaBroker(Path folder, int port, int controller) {
        this.folder = folder;
        this.port = port;
        this.controller = controller;
    }

    /** @param folder an empty one */
    public static KafkaBroker start(Path folder) throws IOException {
        KafkaBroker broker = new KafkaBroker(folder, RunningApp.freePort(), RunningApp.freePort());
        MetaProperties properties = new MetaProperties.Builder()
                .setVersion(MetaPropertiesVersion.V1)
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setDirectoryId(Uuid.randomUuid())
                .build();
        PropertiesUtils.writePropertiesFile(
                properties.toProperties(),
                folder.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME).toString(),
                true);
        broker.start();
        return broker;
    }

    /** Again after {@link #stop}, with all that it had. */
    public void start() {
        Properties config = new Properties();
        config.putAll(Map.of(
                "node.id", "1",
                "process.roles", "broker,controller",
                "controller.quorum.voters", "1@127.0.0.1:" + controller,
                "controller.listener.names", "CONTROLLER",
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller,
                "log.dirs", folder.toString(),
                "offsets.topic.num.partitions", "1",
                "offsets.topic.replication.factor", "1",
                "group.initial.rebalance.delay.ms", "0"));
        server = new KafkaRaftServer(KafkaConfig.fromProps(config), Time.SYSTEM);
        server.startup();
    }

    public void createTopic(String name) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        stop();
    }
}
