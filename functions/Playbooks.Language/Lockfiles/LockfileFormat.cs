namespace Playbooks.Language.Lockfiles;

internal enum LockfileFormat
{
    Unknown,
    Npm,
    Pnpm,
    Yarn,
    Bun,
    Requirements,
    Poetry,
    Uv,
    Pipfile,
    NuGet,
    Composer,
    GoSum,
    GoMod,
    Cargo,
    Gemfile,
    Gradle,
    Pom,
}
