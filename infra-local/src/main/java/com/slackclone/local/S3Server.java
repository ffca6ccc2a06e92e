package com.slackclone.local;

import java.net.URI;
import java.util.List;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/// S3Proxy over a file system in memory.
///
/// Signatures are checked, so that a pre-signed URL fails as it would on S3. CORS is open for every origin: it cannot
/// be set for one bucket.
final class S3Server implements LocalServer {

    private final int port;
    private final List<String> buckets;

    S3Server(int port, List<String> buckets) {
        this.port = port;
        this.buckets = buckets;
    }

    @Override
    public ServerName name() {
        return ServerName.S3;
    }

    @Override
    public Started start() throws Exception {
        var store = new TransientNio2BlobStore();
        buckets.forEach(store::createContainer);
        var proxy = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create(Loopback.url("http", port)))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, Aws.ACCESS_KEY, Aws.SECRET_KEY)
                .corsRules(new CrossOriginResourceSharing())
                .stopTimeout(0)
                .build();
        proxy.start();
        return new Started(Loopback.url("http", proxy.getPort()), proxy::stop);
    }
}
