namespace Playbooks.Sandbox.GitHub.Runs;

internal sealed record Attempt(int Number, DateTimeOffset Started, string Actor, List<Job> Jobs)
{
    public string? Conclusion { get; set; }
}
