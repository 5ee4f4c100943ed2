# The steps of the README, in a container: build a wheel, install it, run it on /workspace.
#
#   docker build -t jianbao .
#   docker run -d --name jianbao -p 127.0.0.1:8000:8000 -v "$PWD/workspace:/workspace" --user "$(id -u):$(id -g)" jianbao

FROM python:3.12-slim AS build
WORKDIR /source
COPY . .
RUN pip wheel --no-cache-dir --wheel-dir /wheels '.[postgresql]'

FROM python:3.12-slim
# Chinese glyphs, for the covers of WeChat drafts.
RUN apt-get update && apt-get install --yes --no-install-recommends fonts-noto-cjk && rm -rf /var/lib/apt/lists/*
# Wheels only: no compiler, no source tree, no package cache in what runs.
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links /wheels 'jianbao[postgresql]' \
 && useradd --uid 1000 --create-home jianbao \
 && install -d -o jianbao -g jianbao /workspace
USER jianbao
WORKDIR /workspace
VOLUME /workspace
ENV PYTHONUNBUFFERED=1
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/health', timeout=4)"]
# init changes nothing that is there: a new volume gets its config, an old one keeps it. Inside a container the site
# must listen on every address; which of them are reached from outside is for -p to say.
CMD ["sh", "-c", "jianbao init && exec jianbao run --host 0.0.0.0"]
