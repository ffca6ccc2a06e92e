package com.slackclone.realtime.transport;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// @param initTimeout how long a new socket may wait with its `connection_init`
/// @param pingInterval how often the server pings a socket
/// @param pongTimeout how long a socket may take to answer a ping; then it counts as dead
/// @param closeTimeout how long a peer may take to answer a close; then it is cut off
/// @param keepAlive how long an event stream may be silent before a comment is sent
/// @param shutdownJitter over how long the sockets of a node that shuts down are closed, so that their clients do
///     not all come back at once
/// @param connectionsPerSecond how many new sockets and event streams a node lets in; the others come back later
/// @param maxOperations how many operations may run on one socket at a time
/// @param maxMessage how large a client's message may be
/// @param maxQueue how many bytes of events may wait for one client that reads slowly
/// @param maxNodeQueue how many bytes may wait for all clients of a node together; then those that read slowly are cut
///     off
/// @param gatherFor for how long events that come in quick succession may be gathered, to go out by one write
/// @param maxAnswers how many bytes may wait of what the client of a socket asked for itself
@Validated
@ConfigurationProperties("slack-clone.realtime.transport")
record TransportProperties(
        @DefaultValue("15s") @DurationMin(millis = 100) Duration initTimeout,
        @DefaultValue("25s") @DurationMin(millis = 100) Duration pingInterval,
        @DefaultValue("20s") @DurationMin(millis = 100) Duration pongTimeout,
        @DefaultValue("5s") @DurationMin(millis = 100) Duration closeTimeout,
        @DefaultValue("12s") @DurationMin(millis = 100) Duration keepAlive,
        @DefaultValue("4s") @DurationMax(seconds = 20) Duration shutdownJitter,
        @DefaultValue("500") @Min(1) @Max(100_000) int connectionsPerSecond,
        @DefaultValue("100") @Min(1) @Max(10_000) int maxOperations,
        @DefaultValue("256KB") DataSize maxMessage,
        @DefaultValue("256KB") DataSize maxQueue,
        @DefaultValue("64MB") DataSize maxNodeQueue,
        @DefaultValue("5ms") @DurationMax(millis = 100) Duration gatherFor,
        @DefaultValue("4MB") DataSize maxAnswers) {}
