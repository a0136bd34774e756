using System.Collections.Immutable;
using System.Text;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Packages;
using Playbooks.Core.Reach.Registry;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Facts;

/// <summary>Turns the outputs of the reading actions into facts. An output that is absent, and all that one could not tell, becomes something unseen.</summary>
public sealed class ReachFactsReader
{
    private const string Dependabot = "dependabot";

    private readonly List<Unseen> unseen = [];

    private readonly FactStreams streams;
    private readonly TextPool pool = new();

    private ReachFactsReader(FactStreams streams) => this.streams = streams;

    /// <param name="arguments">As the contract of <c>reach.map</c> names them.</param>
    /// <param name="streams">What comes besides them.</param>
    /// <returns>Null where the artifact is neither an action of GitHub's nor a package.</returns>
    public static ReachFacts? Read(Value arguments, ReadWorkflow read, FactStreams? streams = null) =>
        ArtifactOf(arguments.Text("artifact")) is { } artifact ? new ReachFactsReader(streams ?? FactStreams.None).Read(artifact, arguments, read) : null;

    /// <param name="arguments">As the contract of <c>reach.map-credential</c> names them.</param>
    public static ReachFacts ReadLeak(Value arguments) => new ReachFactsReader(FactStreams.None).Leak(arguments);

    private ReachFacts Leak(Value arguments) => new()
    {
        Artifact = "",
        Leaks = [new(arguments.Text("credential"), arguments.Text("where") is { Length: > 0 } where ? where : "exposed", arguments.Time("since"))],
        DeployKeys = [.. Each(arguments, "deploy-keys", "deploy keys", DeployKeys).Values.SelectMany(k => k)],
        Accounts = [.. Outputs(arguments, "accounts", "an AWS account").Select(AwsAccountReader.Read)],
        Applications = [.. Outputs(arguments, "directories", "an Entra directory").SelectMany(DirectoryReader.Applications)],
        Registry = Registry(arguments),
        Unseen = [.. unseen.Distinct()],
    };

    private ReachFacts Read(string artifact, Value arguments, ReadWorkflow read)
    {
        var runs = Whole(arguments, "runs", "which runs used the artifact");
        var hostile = arguments.Get("hostile") is null ? null : Whole(arguments, "hostile", "which jobs were the attacker's own");
        var machines = Whole(arguments, "machines", "which jobs ran later on the machines of affected jobs");
        var handedOn = arguments.Get("handed-on") is null ? null : Whole(arguments, "handed-on", "what affected jobs handed on to others");
        var inventories = arguments.Get("inventories") is null ? null : Whole(arguments, "inventories", "the inventories of hosts, laptops and images");
        var own = hostile.List("runs").SelectMany(r => Jobs(r, AttackersOwn)).ToList();
        var attackers = own.Select(j => j.Job).ToHashSet();
        var others = runs.List("runs").Concat(streams.Runs).SelectMany(r => Jobs(r, Evidence)).Concat(machines.List("runs").Concat(handedOn.List("runs")).SelectMany(r => Jobs(r, Neighbour)));
        return new()
        {
            Artifact = artifact,
            Versions = arguments.Texts("versions"),
            Jobs = [.. own, .. others.Where(j => !attackers.Contains(j.Job))],
            Covered = [.. runs.List("covered").Select(c => new CoveredJob(c.Text("repository"), c.Text("id"), c.Text("name"), c.GetText("rule") ?? "did-not-run", c.Text("why")))],
            Hosts = InventoryFactsReader.Hosts(inventories),
            CoveredHosts = InventoryFactsReader.Covered(inventories),
            Files = Files(Whole(arguments, "workflows", "the files of the affected workflows"), read),
            Repositories = ByName(Whole(arguments, "repositories", "the repositories' settings").List("repositories").Concat(streams.Repositories).Select(Repository), r => r.Name),
            Secrets = Each(arguments, "secrets", "secrets", (_, output) => Secrets(output)),
            Subjects = Each(arguments, "subjects", "subjects of identity tokens", (_, output) => Subject(output)),
            DeployKeys = [.. Each(arguments, "deploy-keys", "deploy keys", DeployKeys).Values.SelectMany(k => k)],
            Accounts = [.. Outputs(arguments, "accounts", "an AWS account").Select(AwsAccountReader.Read)],
            Applications = [.. Outputs(arguments, "directories", "an Entra directory").SelectMany(DirectoryReader.Applications)],
            Registry = Registry(arguments),
            Traces = [.. Each(arguments, "logs", "logs", (_, output) => Traces(output)).Values.SelectMany(t => t)],
            Unseen = [.. unseen.Distinct()],
        };
    }

    private static string? ArtifactOf(string text)
    {
        var isAction = text.StartsWith("pkg:github/", StringComparison.Ordinal);
        if (!isAction && text.StartsWith("pkg:", StringComparison.Ordinal))
        {
            return PackageUrlText.Read(text, out _) is { } package ? (package with { Version = null }).ToString() : null;
        }

        var name = isAction ? text["pkg:github/".Length..] : text;
        return name.Split('@')[0].Split('/') is [{ Length: > 0 } owner, { Length: > 0 } repository] && !owner.Contains(':', StringComparison.Ordinal) ? $"{owner}/{repository}" : null;
    }

    private static ImmutableDictionary<string, T> ByName<T>(IEnumerable<T> items, Func<T, string> name) =>
        ReachFacts.Empty<T>().SetItems(items.Select(item => KeyValuePair.Create(name(item), item)));

    private IEnumerable<AffectedJob> Jobs(Value run, Func<Value, Finding> evidence)
    {
        string Of(Value value, string name) => pool.Of(value.Text(name));
        return run.List("jobs").Select(job => new AffectedJob(
            Of(run, "repository"), run.Number("run") ?? 0, Of(run, "path"), Of(run, "event"), Of(run, "actor"), Of(run, "head_branch"), Of(run, "head_sha"), Of(run, "head_repository"),
            job.Number("job") ?? 0, Of(job, "name"), job.Number("attempt") ?? 1, job.Time("started_at"), job.Time("completed_at"), Of(job, "runner"), pool.Of(job.Texts("labels")), evidence(job)));
    }

    private Finding Evidence(Value job)
    {
        var why = pool.Of(string.Join("; ", job.Texts("evidence")));
        var rule = job.Text("rule") is { Length: > 0 } named ? pool.Of(named) : null;
        return GradeWords.Read(job.Text("grade")) switch
        {
            ExposureGrade.Confirmed => new(ExposureGrade.Confirmed, rule ?? "log-shows", why),
            ExposureGrade.Probable => new(ExposureGrade.Probable, rule ?? "file-names", why),
            ExposureGrade.RuledOut => new(ExposureGrade.RuledOut, rule ?? "did-not-run", why),
            _ => new(ExposureGrade.Possible, rule ?? "not-excluded", why),
        };
    }

    private static Finding AttackersOwn(Value job) => new(ExposureGrade.Confirmed, AffectedJob.AttackersOwn, string.Join("; ", job.Texts("evidence")));

    private static Finding Neighbour(Value job) => new(ExposureGrade.Possible, job.GetText("rule") ?? "persistent-runner", string.Join("; ", job.Texts("evidence")));

    private RunFiles Files(Value? workflows, ReadWorkflow read)
    {
        var texts = workflows.List("files").Concat(streams.Files).Select(f => ((RunFiles.Lower(f.Text("repository")), f.Text("sha"), f.Text("path")), f.Text("text")));
        var references = workflows.List("calls").Select(c => KeyValuePair.Create(
            ($"run:{c.Text("caller")}/{c.Number("run")}", RunFiles.Lower(c.Text("repository")), c.Text("path"), c.Text("ref")), c.Text("sha")));
        return new(WorkflowTexts.Of(texts, (path, text) => read(path, Encoding.UTF8.GetBytes(text))), RunFiles.None.References.SetItems(references));
    }

    private static RepositorySetting Repository(Value r) =>
        new(r.Text("repository"), r.Number("id"), r.Number("owner_id"), r.Text("default_branch"), r.Text("visibility"));

    private static RepositorySecrets Secrets(Value output)
    {
        // Outputs of before the other stores were listed have neither 'store' nor 'stores'.
        var stores = output.List("stores");
        var secrets = output.List("secrets").Where(s => (s.GetText("store") ?? "actions") == "actions").ToList();
        var environments = secrets.Where(s => s.Text("scope") == "environment").GroupBy(s => s.Text("environment"), s => s.Text("name"));
        return new(
            new(
                environments.ToImmutableDictionary(g => g.Key, g => g.ToImmutableArray()),
                [.. secrets.Where(s => s.Text("scope") == "repository").Select(s => s.Text("name"))],
                // GitHub lists under a repository only what it is offered.
                [.. secrets.Where(s => s.Text("scope") == "organization").Select(s => new OrganizationSecret(s.Text("name"), "all", null))],
                RepositoryIsPublic: null) { Dependabot = stores.Any(s => s.Text("store") == Dependabot && s.Flag("read") == true) ? OfDependabot(output.List("secrets")) : null },
            output.List("cannot_tell").Length <= stores.Count(s => s.Flag("read") != true));
    }

    private static SecretInventory OfDependabot(IEnumerable<Value> secrets)
    {
        var own = secrets.Where(s => s.GetText("store") == Dependabot).ToList();
        return new(
            ImmutableDictionary<string, ImmutableArray<string>>.Empty,
            [.. own.Where(s => s.Text("scope") == "repository").Select(s => s.Text("name"))],
            // Of the selected ones only those are listed that the repository is offered.
            [.. own.Where(s => s.Text("scope") == "organization").Select(s => new OrganizationSecret(s.Text("name"), s.Text("visibility"), true))],
            RepositoryIsPublic: null);
    }

    private static SubjectSetting Subject(Value output)
    {
        var (own, organization) = (output.Get("own"), output.Get("organization"));
        var template = own.Flag("use_default") != false ? Keys(null) : Keys(own) ?? (organization is Value.Map ? Keys(organization) ?? Keys(null) : null);
        return new(template, own.Flag("immutable"), OwnerOf(own.Text("prefix")));
    }

    /// <summary>Null where the template names none; the default's for no template.</summary>
    private static ImmutableArray<string>? Keys(Value? template) =>
        template is null ? Trust.Subjects.SubjectTemplate.Default.Keys : template.Texts("claim_keys") is { IsEmpty: false } keys ? keys : null;

    /// <summary>The prefix of an immutable subject is <c>repo:owner@NUMBER/name@NUMBER</c>.</summary>
    private static long? OwnerOf(string prefix) =>
        prefix.Split('/')[0].Split('@') is [_, var number] && long.TryParse(number, out var id) ? id : null;

    private static ImmutableArray<DeployKeyFacts> DeployKeys(string repository, Value output) =>
        [.. output.List("keys").Select(k => new DeployKeyFacts(repository, k.Number("id") is { } id ? $"{id}" : k.Text("id"), k.Text("title"), k.Flag("read_only") == true))];

    private static ImmutableArray<LogTrace> Traces(Value output) =>
        [.. output.List("findings").Select(f => new LogTrace(f.Number("run") ?? 0, f.Number("job") ?? 0, f.Text("indicator"), f.Number("line") ?? 0))];

    private CredentialRegistry Registry(Value arguments)
    {
        if (Whole(arguments, "registry", "the credential registry") is not { } value)
        {
            return CredentialRegistry.Empty;
        }

        var (registry, wrong) = RegistryReader.Read(value);
        unseen.AddRange(wrong.Select(w => new Unseen("the credential registry", w)));
        return registry;
    }

    /// <summary>One output; what it says it could not tell is noted.</summary>
    private Value? Whole(Value arguments, string name, string what)
    {
        if (arguments.Get(name) is Value.Map output)
        {
            Note(output);
            return output;
        }

        unseen.Add(new(what, $"'{name}' was not read"));
        return null;
    }

    private IEnumerable<Value> Outputs(Value arguments, string name, string what)
    {
        var outputs = arguments.List(name);
        if (arguments.Get(name) is not Value.List || outputs.Any(o => o is not Value.Map))
        {
            unseen.Add(new(what, $"one of '{name}' was not read"));
        }

        var read = outputs.OfType<Value.Map>().ToList();
        read.ForEach(Note);
        return read;
    }

    /// <summary>Items of a step that asks once for each repository.</summary>
    private ImmutableDictionary<string, T> Each<T>(Value arguments, string name, string what, Func<string, Value, T> read)
    {
        var found = ReachFacts.Empty<T>();
        foreach (var item in arguments.List(name).Concat(streams.Of(name)))
        {
            var repository = item.Text("item");
            if (item.Get("output") is Value.Map output)
            {
                Note(output);
                found = found.SetItem(repository, read(repository, output));
            }
            else
            {
                unseen.Add(new($"github:{repository}: {what}", item.Text("message") is { Length: > 0 } why ? why : "not read"));
            }
        }

        return found;
    }

    private void Note(Value output) => unseen.AddRange(output.List("cannot_tell").Select(u => new Unseen(u.Text("what"), u.Text("why"))));
}
