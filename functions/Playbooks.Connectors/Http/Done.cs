namespace Playbooks.Connectors.Http;

/// <summary>The answer of an operation that returns nothing but its success.</summary>
public sealed record Done
{
    private Done()
    {
    }

    public static Done Value { get; } = new();
}
