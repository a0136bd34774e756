using Playbooks.Core.Values;

namespace Playbooks.Core.Playbooks;

/// <param name="Default">Used when the input is not given; null where <paramref name="Required"/>.</param>
public sealed record InputDeclaration(string Name, ValueType Type, bool Required, Value? Default, string Description)
{
    /// <summary>The texts in it are package URLs.</summary>
    public bool IsPackageUrl { get; init; }
}
