using Xunit;

namespace Playbooks.Testing.Data;

/// <summary>A fact that needs an npm package of <c>tests/package.json</c>, and is skipped with the reason where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute(string package)
    {
        Package = package;
        if (NodePackages.Find(package) is null)
        {
            Skip = NodePackages.Missing(package);
        }
    }

    public string Package { get; }

    /// <summary>A piece of the shared data that is needed as well.</summary>
    public string Data
    {
        get => field ?? "";
        init
        {
            field = value;
            Skip ??= SharedData.Find(value) is null ? SharedData.Missing(value) : null;
        }
    }
}
