namespace Playbooks.Core.Values;

/// <summary>How much JSON is read before it is refused.</summary>
/// <param name="Bytes">UTF-8 bytes of the whole text.</param>
/// <param name="Depth">Nested lists and maps.</param>
/// <param name="Values">Scalars, lists, maps and names together.</param>
public sealed record JsonBounds(int Bytes = 16 * 1024 * 1024, int Depth = 64, int Values = 1_000_000)
{
    public static JsonBounds Usual { get; } = new();
}
