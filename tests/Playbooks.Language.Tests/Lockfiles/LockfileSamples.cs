namespace Playbooks.Language.Tests.Lockfiles;

/// <summary>One small file per format and version, with what it fixes.</summary>
internal static class LockfileSamples
{
    internal static IReadOnlyList<LockfileSample> All { get; } = [.. Node(), .. Python(), .. Others()];

    private static IEnumerable<LockfileSample> Node() =>
    [
        new("package-lock.json", "npm-v1", """
            {"name": "app", "lockfileVersion": 1, "dependencies": {
              "left": {"version": "1.0.0", "integrity": "sha512-AA==", "dependencies": {
                "@in/side": {"version": "2.0.0"}}},
              "other": {"version": "npm:@real/name@3.0.0", "integrity": "sha512-BB=="}}}
            """, ["npm:left@1.0.0 sha512-AA== 2", "npm:@in/side@2.0.0 - 3", "npm:@real/name@3.0.0 sha512-BB== 4"], TellsItsEnd: true),
        new("npm-shrinkwrap.json", "npm-v2", """
            {"lockfileVersion": 2,
             "packages": {"": {"name": "app", "version": "9.9.9"},
              "node_modules/left": {"version": "1.0.0", "integrity": "sha512-AA=="},
              "node_modules/left/node_modules/@in/side": {"version": "2.0.0"}},
             "dependencies": {"left": {"version": "1.0.0", "integrity": "sha512-AA==", "dependencies": {"@in/side": {"version": "2.0.0", "integrity": "sha512-CC=="}}}}}
            """, ["npm:left@1.0.0 sha512-AA== 3", "npm:@in/side@2.0.0 sha512-CC== 4"], TellsItsEnd: true),
        new("package-lock.json", "npm-v3", """
            {"lockfileVersion": 3, "packages": {
              "tools/own": {"version": "0.0.1"}, "node_modules/own": {"resolved": "tools/own", "link": true},
              "node_modules/alias": {"name": "real", "version": "1.2.3", "integrity": "sha512-AA=="}}}
            """, ["npm:real@1.2.3 sha512-AA== 3"], TellsItsEnd: true),
        new("pnpm-lock.yaml", "pnpm-v5", """
            lockfileVersion: 5.4
            packages:

              /left/1.0.0:
                resolution: {integrity: sha512-AA==}
              /@in/side/2.0.0_@babel+core@7.0.0:
                resolution: {integrity: sha512-BB==}
              github.com/o/r/0123abc:
                resolution: {tarball: https://codeload.github.com/o/r/tar.gz/0123abc}
                name: fetched
                version: 4.0.0

            """, ["npm:left@1.0.0 sha512-AA== 4", "npm:@in/side@2.0.0 sha512-BB== 6", "npm:fetched@4.0.0 - 8"]),
        new("pnpm-lock.yaml", "pnpm-v6", """
            lockfileVersion: '6.0'
            dependencies:
              left:
                specifier: ^1.0.0
                version: 1.0.0
            packages:

              /@in/side@2.0.0(left@1.0.0):
                resolution:
                  integrity: sha512-BB==
                dev: false

            """, ["npm:@in/side@2.0.0 sha512-BB== 8"]),
        new("pnpm-lock.yaml", "pnpm-v9", """
            lockfileVersion: '9.0'
            packages:

              '@in/side@2.0.0':
                resolution: {integrity: sha512-BB==}
                engines: {node: '>=18'}

              left@1.0.0:
                resolution: {integrity: sha512-AA==}

            snapshots:

              left@1.0.0: {}

            """, ["npm:@in/side@2.0.0 sha512-BB== 4", "npm:left@1.0.0 sha512-AA== 8"]),
        new("yarn.lock", "yarn-v1", """
            # yarn lockfile v1


            "@in/side@^2.0.0", "@in/side@~2.0.0":
              version "2.0.0"
              resolved "https://registry.yarnpkg.com/@in/side/-/side-2.0.0.tgz#0123456789012345678901234567890123456789"
              dependencies:
                left "^1.0.0"

            alias@npm:left@^1.0.0:
              version "1.0.0"
              integrity sha512-AA==

            """, ["npm:@in/side@2.0.0 sha1:0123456789012345678901234567890123456789 4", "npm:left@1.0.0 sha512-AA== 10"]),
        new("yarn.lock", "yarn-berry", """
            __metadata:
              version: 8

            "alias@npm:left@^1.0.0":
              version: 1.0.0
              resolution: "left@npm:1.0.0"
              checksum: 10c0/aa
              languageName: node

            "app@workspace:.":
              version: 0.0.0-use.local
              resolution: "app@workspace:."

            """, ["npm:left@1.0.0 10c0/aa 4"]),
        new("bun.lock", "bun", """
            {
              "lockfileVersion": 1,
              "workspaces": { "": { "name": "app", }, },
              "packages": {
                "@in/side": ["@in/side@2.0.0", "", { "dependencies": { "left": "1" } }, "sha512-BB=="],
                "app": ["app@workspace:."],
              },
            }
            """, ["npm:@in/side@2.0.0 sha512-BB== 5"], TellsItsEnd: true),
    ];

    private static IEnumerable<LockfileSample> Python() =>
    [
        new("requirements.txt", "requirements", """
            # by hand
            Zope.Interface[test] == 5.4.0 ; python_version > "3" \
                --hash=sha256:aa \
                --hash=sha256:bb  # two
            left==1.0.0 --hash=sha256:cc

            """, ["pypi:zope-interface@5.4.0 sha256:aa sha256:bb 2", "pypi:left@1.0.0 sha256:cc 5"]),
        new("poetry.lock", "poetry", """"
            [[package]]
            name = "left"
            version = "1.0.0"
            description = """two
            lines"""
            files = [
                {file = "left-1.0.0.whl", hash = "sha256:aa"},
                {file = "left-1.0.0.tar.gz", hash = "sha256:bb"},
            ]

            [package.dependencies]
            other = ">=1"

            [[package]]
            name = "old"
            version = "2.0.0"

            [metadata]
            lock-version = "2.0"

            [metadata.files]
            old = [
                {file = "old.whl", hash = "sha256:cc"},
            ]

            """", ["pypi:left@1.0.0 sha256:aa sha256:bb 1", "pypi:old@2.0.0 sha256:cc 14"]),
        new("uv.lock", "uv", """
            version = 1
            requires-python = ">=3.12"

            [[package]]
            name = "app"
            version = "0.1.0"
            source = { virtual = "." }

            [[package]]
            name = "left"
            version = "1.0.0"
            source = { registry = "https://pypi.org/simple" }
            sdist = { url = "https://files/left.tar.gz", hash = "sha256:aa", size = 1 }
            wheels = [
                { url = "https://files/left.whl", hash = "sha256:bb", size = 1 },
            ]

            """, ["pypi:left@1.0.0 sha256:aa sha256:bb 9"]),
        new("Pipfile.lock", "pipfile", """
            {"_meta": {"pipfile-spec": 6},
             "default": {"left": {"hashes": ["sha256:aa", "sha256:bb"], "version": "==1.0.0"}},
             "develop": {"other": {"version": "==2.0.0"}}}
            """, ["pypi:left@1.0.0 sha256:aa sha256:bb 2", "pypi:other@2.0.0 - 3"], TellsItsEnd: true),
    ];

    private static IEnumerable<LockfileSample> Others() =>
    [
        new("packages.lock.json", "nuget", """
            {"version": 1, "dependencies": {"net10.0": {
              "Left.Pad": {"type": "Direct", "requested": "[1.0.0, )", "resolved": "1.0.0", "contentHash": "AA=="},
              "own": {"type": "Project"}}}}
            """, ["nuget:left.pad@1.0.0 AA== 2"], TellsItsEnd: true),
        new("composer.lock", "composer", """
            {"packages": [{"name": "in/side", "version": "v2.0.0", "source": {"reference": "abc"}, "dist": {"shasum": ""}}],
             "packages-dev": [{"name": "in/dev", "version": "1.0.0", "dist": {"shasum": "def"}}]}
            """, ["composer:in/side@v2.0.0 abc 1", "composer:in/dev@1.0.0 def 2"], TellsItsEnd: true),
        new("go.sum", "go.sum", """
            example.org/in/side v2.0.0 h1:aa=
            example.org/in/side v2.0.0/go.mod h1:bb=
            example.org/other v1.0.0/go.mod h1:cc=

            """, ["golang:example.org/in/side@v2.0.0 h1:aa= 1"]),
        new("go.mod", "go.mod", """
            module example.org/app
            go 1.22
            require example.org/one v1.0.0
            require (
                example.org/in/side v2.0.0 // indirect
            )

            """, ["golang:example.org/one@v1.0.0 - 3", "golang:example.org/in/side@v2.0.0 - 5"]),
        new("Cargo.lock", "cargo", """
            version = 4

            [[package]]
            name = "left_pad"
            version = "1.0.0"
            source = "registry+https://github.com/rust-lang/crates.io-index"
            checksum = "aa"
            dependencies = [
             "other",
            ]

            """, ["cargo:left-pad@1.0.0 aa 3"]),
        new("Gemfile.lock", "gemfile", """
            GEM
              remote: https://rubygems.org/
              specs:
                left (1.0.0-x86_64-linux)
                  other (>= 1)
            PATH
              remote: .
              specs:
                own (0.1.0)
            CHECKSUMS
              left (1.0.0-x86_64-linux) sha256=aa
            DEPENDENCIES
              left

            """, ["gem:left@1.0.0 sha256=aa 4"]),
        new("gradle.lockfile", "gradle", """
            # This is a Gradle generated file
            org.in:side:2.0.0=compileClasspath,runtimeClasspath
            empty=annotationProcessor

            """, ["maven:org.in/side@2.0.0 - 2"], TellsItsEnd: true),
        new("pom.xml", "pom", """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <properties><side.version>2.0.0</side.version></properties>
              <dependencyManagement><dependencies>
                <dependency><groupId>org.in</groupId><artifactId>managed</artifactId><version>3.0.0</version></dependency>
              </dependencies></dependencyManagement>
              <dependencies>
                <dependency><groupId>org.in</groupId><artifactId>side</artifactId><version>${side.version}</version></dependency>
                <dependency><groupId>org.in</groupId><artifactId>managed</artifactId></dependency>
              </dependencies>
            </project>
            """, ["maven:org.in/side@2.0.0 - 7", "maven:org.in/managed@3.0.0 - 8"], TellsItsEnd: true),
    ];
}
