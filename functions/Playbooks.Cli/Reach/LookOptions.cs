using System.CommandLine;
using Playbooks.Cli.Runs;

namespace Playbooks.Cli.Reach;

/// <summary>What a look at a tenant has to know besides the artifact.</summary>
internal sealed class LookOptions(Option<string?> artifact)
{
    private readonly Option<string[]> windows = new("--window") { Description = "FROM..TO, RFC 3339 times, when the artifact was hostile; may be repeated." };
    private readonly Option<string[]> commits = new("--commit") { Description = "A hostile commit, full SHA; may be repeated." };
    private readonly Option<string[]> indicators = new("--indicator") { Description = "Text that betrays the artifact in a log; may be repeated." };
    private readonly Option<string?> tenant = TenantOption.Create();
    private readonly Option<string> playbook = new("--playbook") { Description = "Whose looks are made, up to its map.", DefaultValueFactory = _ => "package-compromise" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { artifact, windows, commits, indicators, tenant, playbook })
        {
            command.Add(option);
        }
    }

    public Look Read(ParseResult parsed) => new(
        parsed.GetValue(artifact) ?? "", parsed.GetValue(windows) ?? [], parsed.GetValue(commits) ?? [], parsed.GetValue(indicators) ?? [], parsed.GetValue(tenant), parsed.GetValue(playbook) ?? "");
}
