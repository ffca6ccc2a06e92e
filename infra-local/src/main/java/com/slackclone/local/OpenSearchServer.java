package com.slackclone.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.index.mapper.MapperExtrasModulePlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/// One OpenSearch node that forms its own cluster, with the analyzers and field types of a standard distribution.
final class OpenSearchServer implements LocalServer {

    private final int port;
    private final Path folder;

    OpenSearchServer(int port, Path folder) {
        this.port = port;
        this.folder = folder;
    }

    @Override
    public ServerName name() {
        return ServerName.OPENSEARCH;
    }

    @Override
    public Started start() throws Exception {
        // It would tell Netty how many processors there are, and fail where the OpenID server has used Netty before.
        System.setProperty("opensearch.set.netty.runtime.available.processors", "false");
        var node = new LocalNode(Settings.builder()
                .put("path.home", folder.toString())
                .put("cluster.name", "slack-clone-local")
                .put("node.name", "local")
                .put("discovery.type", "single-node")
                .put("network.host", Loopback.HOST)
                .put("http.port", port)
                .put("transport.port", 0)
                // Small thread pools, however many processors there are.
                .put("node.processors", 2)
                .put("node.store.allow_mmap", false)
                // As in production: an index without its mapping is a mistake.
                .put("action.auto_create_index", false)
                // A laptop's disk that is 90 % full must not make the indexes read-only.
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build());
        node.start();
        int boundPort = node.injector()
                .getInstance(HttpServerTransport.class)
                .boundAddress()
                .publishAddress()
                .getPort();
        return new Started(Loopback.url("http", boundPort), node::close);
    }

    /// Takes its plugins from the classpath; OpenSearch itself would load them from its installation folder.
    private static final class LocalNode extends Node {

        LocalNode(Settings settings) {
            super(
                    InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "local"),
                    List.of(
                            plugin(Netty4ModulePlugin.class),
                            plugin(CommonAnalysisModulePlugin.class),
                            plugin(MapperExtrasModulePlugin.class)),
                    false);
        }

        private static PluginInfo plugin(Class<? extends Plugin> type) {
            return new PluginInfo(
                    type.getName(),
                    "from the classpath",
                    Version.CURRENT.toString(),
                    Version.CURRENT,
                    "25",
                    type.getName(),
                    null,
                    List.of(),
                    false);
        }
    }
}
