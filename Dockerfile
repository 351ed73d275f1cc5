# The program and nothing else: `docker build --tag masthead .`, then
# `docker run --rm --volume "$PWD:/work" masthead check`. docs/use/packages.md says more.

FROM rust:1.95-alpine AS build
WORKDIR /masthead
COPY Cargo.toml Cargo.lock ./
COPY src src
# Alpine's own target links statically against musl.
RUN cargo build --release --locked

FROM scratch
COPY --from=build /masthead/target/release/masthead /usr/bin/masthead
WORKDIR /work
# Nobody; name another with --user to let --fix write.
USER 65532:65532
ENTRYPOINT ["/usr/bin/masthead"]
CMD ["check"]
