# syntax=docker/dockerfile:1
# aegis-images with a Java runtime of its own, on a small Debian, as a user who is not root.
#   docker run --rm --group-add "$(stat -c %g /var/run/docker.sock)" -v /var/run/docker.sock:/var/run/docker.sock \
#     -v aegis-images:/var/lib/aegis-images IMAGE ensure ghcr.io/acme/agent:1.4

FROM --platform=$BUILDPLATFORM docker.io/library/eclipse-temurin:25-jdk AS build
RUN apt-get update && apt-get install -y --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 scripts/build

# On the platform that it is for: its Java runtime, and the cache that is trained on it.
FROM docker.io/library/eclipse-temurin:25-jdk AS package
WORKDIR /source
COPY LICENSE LICENSE
COPY .mvn/jdk.sh .mvn/jdk.sh
COPY scripts/package scripts/package
COPY bootstrap/src/dist bootstrap/src/dist
COPY --from=build /source/bootstrap/target/dist/lib bootstrap/target/dist/lib
RUN scripts/package --built /package \
  && mkdir /opt/aegis-images \
  && tar -xzf /package/aegis-images-*.tar.gz -C /opt/aegis-images --strip-components=1

FROM docker.io/library/debian:13-slim
RUN useradd --system --uid 10001 --user-group --home-dir /var/lib/aegis-images --create-home --shell /usr/sbin/nologin aegis
COPY --from=package /opt/aegis-images /opt/aegis-images
RUN ln -s /opt/aegis-images/bin/aegis-images /usr/local/bin/aegis-images
# The record's place for who is not root: /var/lib/aegis-images.
ENV XDG_DATA_HOME=/var/lib
VOLUME /var/lib/aegis-images
USER aegis
# Java, configuration, container runtime, its disk, and the record: what an ensure rests on.
HEALTHCHECK --interval=60s --timeout=20s --start-period=15s CMD ["aegis-images", "doctor"]
ENTRYPOINT ["aegis-images"]
CMD ["--help"]
