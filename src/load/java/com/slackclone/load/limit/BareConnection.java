package com.slackclone.load.limit;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/// A socket that understands just what the bench says.
final class BareConnection {

    private static final int SPACE = 4 * 1024;
    private static final int SHORT_FRAME = 126;
    private static final byte FINAL_TEXT = (byte) 0x81;
    private static final byte[] UPGRADED = BareNio.ascii("""
            HTTP/1.1 101 Switching Protocols
            Connection: Upgrade
            Upgrade: websocket
            Sec-WebSocket-Protocol: graphql-transport-ws

            """.replace("\n", "\r\n"));

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>(0);

    BareConnection(SocketChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }

    static byte[] frame(String text) {
        var payload = text.getBytes(StandardCharsets.UTF_8);
        var frame = ByteBuffer.allocate(payload.length + 4).put(FINAL_TEXT);
        if (payload.length < SHORT_FRAME) {
            frame.put((byte) payload.length);
        } else {
            frame.put((byte) SHORT_FRAME).putShort((short) payload.length);
        }
        var bytes = new byte[frame.put(payload).flip().remaining()];
        frame.get(bytes);
        return bytes;
    }

    /// @param onSubscribe that it wants to hear what is published
    void handle(SelectionKey ready, Runnable onSubscribe) throws IOException {
        if (ready.isWritable()) {
            flush();
        }
        if (ready.isReadable()) {
            read(onSubscribe);
        }
    }

    /// The bench waits for the answer to each thing that it says, and masks with zeros: what comes is one message.
    private void read(Runnable onSubscribe) throws IOException {
        var space = ByteBuffer.allocate(SPACE);
        if (channel.read(space) < 0) {
            throw new EOFException();
        }
        var text = StandardCharsets.ISO_8859_1.decode(space.flip()).toString();
        if (text.startsWith("GET ")) {
            write(ByteBuffer.wrap(UPGRADED));
        } else if (Commands.isInit(text)) {
            write(ByteBuffer.wrap(frame(Commands.ACKNOWLEDGED)));
        } else if (Commands.isSubscribe(text)) {
            write(ByteBuffer.wrap(frame(Commands.OPENED)));
            onSubscribe.run();
        }
    }

    void write(ByteBuffer bytes) {
        try {
            if (waiting.isEmpty()) {
                channel.write(bytes);
            }
            if (bytes.hasRemaining()) {
                waiting.add(bytes);
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            }
        } catch (IOException e) {
            key.cancel();
        }
    }

    private void flush() throws IOException {
        for (var next = waiting.peek(); next != null; next = waiting.peek()) {
            channel.write(next);
            if (next.hasRemaining()) {
                return;
            }
            waiting.poll();
        }
        key.interestOps(SelectionKey.OP_READ);
    }
}
