package com.acme.shop.api;

/** A user as openapi.yaml describes it. */
public record User(String id, String userName) {}
