package com.slackclone.mrkdwn;

import org.commonmark.node.CustomNode;
import org.commonmark.node.Nodes;
import org.commonmark.parser.delimiter.DelimiterProcessor;
import org.commonmark.parser.delimiter.DelimiterRun;

/// `~gone~`, and `~~gone~~` as elsewhere.
final class Strike extends CustomNode {

    static final class Processor implements DelimiterProcessor {

        @Override
        public char getOpeningCharacter() {
            return '~';
        }

        @Override
        public char getClosingCharacter() {
            return '~';
        }

        @Override
        public int getMinLength() {
            return 1;
        }

        @Override
        public int process(DelimiterRun opening, DelimiterRun closing) {
            if (opening.length() != closing.length() || opening.length() > 2) {
                return 0;
            }
            var strike = new Strike();
            for (var node : Nodes.between(opening.getOpener(), closing.getCloser())) {
                strike.appendChild(node);
            }
            opening.getOpener().insertAfter(strike);
            return opening.length();
        }
    }
}
