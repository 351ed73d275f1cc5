# The program and nothing else: `docker build --tag masthead .`, then
# `docker run --rm --volume "$PWD:/work" masthead check`. docs/use/packages.md says more.

FROM rust:1.95-alpine AS build
WORKDIR /masthead
COPY Cargo.toml Cargo.lock build.rs ./
COPY src src
# Alpine's own target links statically against musl; at a fixed address, nothing has to be relocated at every start. Only
# with a target named do the flags spare the macros, which the compiler loads.
RUN host=$(rustc --print host-tuple) \
 && RUSTFLAGS="-C relocation-model=static" cargo build --release --locked --target "$host" \
 && mv "target/$host/release/masthead" /masthead/program

FROM scratch
COPY --from=build /masthead/program /usr/bin/masthead
WORKDIR /work
# Nobody; name another with --user to let --fix write.
USER 65532:65532
ENTRYPOINT ["/usr/bin/masthead"]
CMD ["check"]
