# The service, from the locked dependencies, as a user without rights. Built and started by docker-compose.yml.
FROM python:3.13-slim AS pages
WORKDIR /build
COPY requirements-node.txt ./
COPY .ci/node .ci/node
RUN .ci/node /opt/node python
COPY service/pages service/pages
RUN /opt/node/npm --prefix service/pages ci && /opt/node/npm --prefix service/pages run build

FROM python:3.13-slim AS build
WORKDIR /build
RUN python -m venv /opt/isnad
COPY requirements.txt requirements-build.txt ./
RUN /opt/isnad/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes \
    -r requirements.txt -r requirements-build.txt
COPY pyproject.toml README.md ./
COPY editorial editorial
COPY db db
COPY schema schema
COPY service service
COPY --from=pages /build/service/pages/built service/pages/built
RUN /opt/isnad/bin/pip install --no-cache-dir --disable-pip-version-check --no-index --no-deps --no-build-isolation .

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin isnad
COPY --from=build /opt/isnad /opt/isnad
COPY seeds /srv/isnad/seeds
ENV PATH=/opt/isnad/bin:$PATH PYTHONUNBUFFERED=1 ISNAD_HOST=0.0.0.0
WORKDIR /srv/isnad
USER isnad
EXPOSE 8000
HEALTHCHECK --interval=5s --timeout=4s --start-period=60s --retries=5 \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f\"http://127.0.0.1:{os.environ.get('ISNAD_PORT', '8000')}/readyz\", timeout=3)"]
CMD ["isnad", "serve"]
