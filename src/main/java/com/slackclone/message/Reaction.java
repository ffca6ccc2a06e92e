package com.slackclone.message;

import com.slackclone.message.Reactions.Count;

/// An emoji below a message.
record Reaction(MessageId message, String emoji) {

    /// With how many people have put it there; what clients see.
    record Counted(Reaction reaction, long count) {

        static Counted of(Message message, Count count) {
            return new Counted(new Reaction(message.id(), count.emoji()), count.count());
        }

        public String emoji() {
            return reaction.emoji();
        }
    }
}
