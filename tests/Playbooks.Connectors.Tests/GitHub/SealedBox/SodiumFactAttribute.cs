namespace Playbooks.Connectors.Tests.GitHub.SealedBox;

/// <summary>A fact that is skipped where libsodium is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SodiumFactAttribute : FactAttribute
{
    public SodiumFactAttribute()
    {
        if (!Sodium.IsInstalled)
        {
            Skip = "libsodium.so.23 is not installed (Debian: libsodium23)";
        }
    }
}
