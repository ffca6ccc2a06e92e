package com.slackclone.mrkdwn;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// What HTML that is also well-formed XML consists of.
final class Html {

    private Html() {}

    static List<String> tagsOf(String html) {
        return elements(root(html)).stream().map(Element::getTagName).toList();
    }

    /// By their names; the last of each name.
    static Map<String, String> attributesOf(String html) {
        var found = new HashMap<String, String>();
        for (var element : elements(root(html))) {
            for (var i = 0; i < element.getAttributes().getLength(); i++) {
                var attribute = element.getAttributes().item(i);
                found.put(attribute.getNodeName(), attribute.getNodeValue());
            }
        }
        return found;
    }

    static int depthOf(String html) {
        return depth(root(html));
    }

    /// What is seen, and the names of languages, which stand in an attribute.
    static String textOf(String html) {
        var text = new StringBuilder();
        collect(root(html), text);
        return text.toString();
    }

    private static void collect(Node node, StringBuilder text) {
        if (node instanceof Element element && element.getTagName().equals("code")) {
            text.append(element.getAttribute("class").replace("language-", ""));
        }
        if (node.getNodeType() == Node.TEXT_NODE) {
            text.append(node.getNodeValue());
        }
        children(node).forEach(child -> collect(child, text));
    }

    private static int depth(Node node) {
        return 1 + children(node).stream().mapToInt(Html::depth).max().orElse(0);
    }

    private static List<Element> elements(Node node) {
        var found = new ArrayList<Element>();
        for (var child : children(node)) {
            if (child instanceof Element element) {
                found.add(element);
                found.addAll(elements(element));
            }
        }
        return found;
    }

    private static List<Node> children(Node node) {
        var found = new ArrayList<Node>();
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            found.add(child);
        }
        return found;
    }

    private static Element root(String html) {
        try {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader("<html>" + html + "</html>")))
                    .getDocumentElement();
        } catch (SAXException e) {
            throw new AssertionError("Not well-formed: " + html, e);
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
