using System.Collections.Immutable;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Language.Workflows.Expressions;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Workflows;

/// <summary>Reads one entry of <c>jobs</c>.</summary>
internal sealed class JobReader(WorkflowFacts workflow, PlaceInFile place, WorkflowNotes notes)
{
    private readonly ImmutableArray<string> envSecrets = SecretNames.Named(workflow.EnvSecrets, withToken: false);
    private readonly ImmutableArray<SecretForm> envWide = [.. workflow.EnvSecrets.Select(r => r.Form).Where(SecretNames.IsWide)];

    internal JobFacts Read(string id, YamlNode job)
    {
        var references = ImmutableArray.CreateBuilder<SecretReference>();
        ImmutableArray<StepFacts> steps = [];
        var token = false;
        place.Enter(id);
        foreach (var entry in job.Entries)
        {
            place.Enter(entry.Key);
            if (entry is { Key: "steps", Value: YamlNode.Sequence list })
            {
                steps = new StepReader(place, notes).Read(list);
                references.AddRange(steps.SelectMany(s => s.SecretReferences));
                token |= steps.Any(s => s.UsesToken);
            }
            else
            {
                var walk = new SecretWalk(place, notes).Through(entry.Value);
                references.AddRange(walk.References);
                token |= walk.UsesToken;
            }

            place.Leave();
        }

        place.Leave();
        return Described(id, job) with { SecretReferences = references.ToImmutable(), NamesToken = token, Steps = steps };
    }

    private JobFacts Described(string id, YamlNode job) => new()
    {
        Id = id,
        Name = job.TextAt("name"),
        Needs = job.At("needs").Texts,
        Runner = RunnerReader.Read(job.At("runs-on")),
        Container = Image(job.At("container")),
        Environment = EnvironmentOf(job.At("environment")),
        Permissions = PermissionReader.Read(job.At("permissions"), PermissionSource.Job) ?? workflow.Permissions ?? PermissionFacts.Default,
        WorkflowEnvSecrets = envSecrets,
        WorkflowEnvWide = envWide,
        WorkflowEnvUsesToken = workflow.EnvUsesToken,
        Call = job.At("uses") is { Text: { } uses } node ? UsesReader.Read(uses, isCall: true, notes, node.Span) : null,
        InheritsSecrets = job.TextAt("secrets") == "inherit",
        PassedSecrets = Passed(job.At("secrets")),
        StepCount = job.At("steps").Items.Length,
        EnvNames = job.At("env").Keys,
        HasMatrix = job.At("strategy").Has("matrix"),
        MatrixJobs = MatrixReader.Count(job.At("strategy").At("matrix"), notes),
        HasCondition = job.Has("if"),
        HasConcurrency = job.Has("concurrency"),
    };

    private static string? Image(YamlNode? container) => container is YamlNode.Mapping ? container.TextAt("image") : container.Text;

    private static string? EnvironmentOf(YamlNode? node) => node is YamlNode.Mapping ? node.TextAt("name") : node.Text;

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> Passed(YamlNode? secrets)
    {
        var passed = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var entry in secrets.Entries)
        {
            var uses = Template.Read(entry.Value.Text ?? "").Expressions.SelectMany(e => SecretScan.Secrets(Lexer.Read(e)));
            passed[entry.Key] = [.. uses.Select(u => u.Name).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        }

        return passed.ToImmutable();
    }
}
