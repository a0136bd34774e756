namespace Playbooks.Hosting.Alerts;

/// <summary>What a pass did, while it goes on.</summary>
internal sealed class PassNotes
{
    private readonly List<string> started = [];
    private readonly List<string> amended = [];
    private readonly List<string> problems = [];
    private int decided;
    private int refused;

    public void Count(IEnumerable<LedgerLine> lines)
    {
        foreach (var line in lines.OfType<LedgerLine.Decided>())
        {
            decided++;
            refused += line.Refused is null ? 0 : 1;
        }
    }

    public void Started(string run) => started.Add(run);

    public void Amended(string run) => amended.Add(run);

    public void Problem(string text) => problems.Add(text);

    public AlertPass Report(string written) =>
        new(decided, refused, started, amended, [.. problems, .. written.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);
}
