package com.slackclone.platform.graphql;

/// Whose budget an operation is charged to. Who authenticates leaves it in the context of the operation, under its
/// class; what has none, as what the server runs for itself, costs nothing.
///
/// @param id the global id of a person, or the network of somebody who is not signed in
public record Payer(String id) {}
