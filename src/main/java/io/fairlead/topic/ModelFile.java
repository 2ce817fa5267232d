package io.fairlead.topic;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A trained model as a file: its card, then the weights, deflated. Equal models give equal bytes. */
record ModelFile(ModelCard card, LinearModel model) {
    private static final int MAGIC = 0x464c544d;
    private static final int VERSION = 2;

    static ModelFile read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (EOFException e) {
            throw new IOException(file + ": not a whole topic model; make one with 'fairlead topics train'", e);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** The model that ships. */
    static ModelFile shipped() {
        try (InputStream in = ModelFile.class.getResourceAsStream("/topics/default.model")) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ModelFile read(InputStream raw) throws IOException {
        DataInputStream head = new DataInputStream(raw);
        if (head.readInt() != MAGIC) {
            throw new IOException("not a topic model; make one with 'fairlead topics train'");
        }
        int version = head.readInt();
        if (version != VERSION) {
            throw new IOException(
                    "model of version " + version + ", this Fairlead reads " + VERSION + "; train it anew");
        }
        DataInputStream in = new DataInputStream(new BufferedInputStream(new InflaterInputStream(raw), 1 << 16));
        long seed = in.readLong();
        String hash = in.readUTF();
        int examples = in.readInt();
        double unsureBelow = in.readDouble();
        Map<String, Double> scores = new TreeMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            scores.put(in.readUTF(), in.readDouble());
        }
        return new ModelFile(new ModelCard(seed, hash, examples, unsureBelow, scores), model(in));
    }

    private static LinearModel model(DataInputStream in) throws IOException {
        List<String> labels = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            labels.add(in.readUTF());
        }
        float temperature = in.readFloat();
        float scale = in.readFloat();
        float[] bias = new float[labels.size()];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = in.readFloat();
        }
        int kept = in.readInt();
        BitSet rows = new BitSet(Features.BUCKETS);
        int bucket = -1;
        for (int row = 0; row < kept; row++) {
            bucket += in.readUnsignedShort();
            rows.set(bucket);
        }
        WeightRows weights = WeightRows.of(kept, labels.size());
        for (int row = 0; row < kept; row++) {
            weights.steps(row, in.readUnsignedShort());
        }
        for (int row = 0; row < kept; row++) {
            weights.read(row, in);
        }
        return new LinearModel(List.copyOf(labels), KeptBuckets.of(rows), weights, scale, bias, temperature);
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DataOutputStream head = new DataOutputStream(bytes)) {
            head.writeInt(MAGIC);
            head.writeInt(VERSION);
            try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(head, deflater))) {
                write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private void write(DataOutputStream out) throws IOException {
        out.writeLong(card.seed());
        out.writeUTF(card.examplesHash());
        out.writeInt(card.examples());
        out.writeDouble(card.unsureBelow());
        out.writeInt(card.scores().size());
        for (Map.Entry<String, Double> score : new TreeMap<>(card.scores()).entrySet()) {
            out.writeUTF(score.getKey());
            out.writeDouble(score.getValue());
        }
        out.writeInt(model.labels().size());
        for (String label : model.labels()) {
            out.writeUTF(label);
        }
        out.writeFloat(model.temperature());
        out.writeFloat(model.scale());
        for (float bias : model.bias()) {
            out.writeFloat(bias);
        }
        out.writeInt(model.weights().size());
        int last = -1;
        for (int bucket = 0; bucket < Features.BUCKETS; bucket++) {
            if (model.rows().row(bucket) >= 0) {
                out.writeShort(bucket - last);
                last = bucket;
            }
        }
        for (int row = 0; row < model.weights().size(); row++) {
            out.writeShort(model.weights().steps(row));
        }
        for (int row = 0; row < model.weights().size(); row++) {
            model.weights().write(row, out);
        }
    }
}
