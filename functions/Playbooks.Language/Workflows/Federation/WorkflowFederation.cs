using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Playbooks.Core.Reach.Workflows;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Workflows.Federation;

/// <summary>
/// Edits the text of a workflow so that its jobs sign in by their own identity instead of by static keys; a <see cref="FederateWorkflow"/>.
/// Lines that have nothing to do with it stay to the byte. What cannot be edited safely is left whole, with the reason.
/// </summary>
public static partial class WorkflowFederation
{
    public static FederationEdit Edit(string path, string text, FederatedSignIn signIn)
    {
        if (Root(path, text) is not { } root)
        {
            return new FederationEdit.ByHand(["the file cannot be read, or names a key twice"]);
        }

        var work = new Work(root, new TextLines(text), SignInStep.Of(signIn));
        foreach (var job in root.Get("jobs").Entries)
        {
            work.OfJob(job);
        }

        return work.Why.Count > 0 ? new FederationEdit.ByHand([.. work.Why])
            : work.Edited.Count > 0 ? Checked(path, work)
            : work.Federated.Count > 0 ? new FederationEdit.Done([.. work.Federated])
            : new FederationEdit.ByHand([$"no step uses {work.Step.Action} with a static key: the key is handed on in another way"]);
    }

    private static YamlNode.Mapping? Root(string path, string text) =>
        YamlReader.Read(path, Encoding.UTF8.GetBytes(text), YamlLimits.Workflow) is { Duplicates.IsEmpty: true, Root: YamlNode.Mapping root } ? root : null;

    private static FederationEdit Checked(string path, Work work)
    {
        var text = work.Lines.ToString();
        if (Root(path, text) is null)
        {
            return new FederationEdit.ByHand(["the file is written in a way that an edit would break"]);
        }

        var names = work.Secrets.Distinct(StringComparer.OrdinalIgnoreCase).ToImmutableArray();
        var left = names.Where(name => Regex.IsMatch(text, $@"secrets\s*(\.\s*|\[\s*['""]){Regex.Escape(name)}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2))).ToList();
        return left.Count > 0
            ? new FederationEdit.ByHand([.. left.Select(name => $"the secret {name} is also used elsewhere in the file: see what for, and change that too")])
            : new FederationEdit.Edited(text, [.. work.Edited], names, [.. work.Notes]);
    }

    [GeneratedRegex(@"secrets\s*(?:\.\s*|\[\s*['""])(?<name>[A-Za-z_][A-Za-z0-9_]*)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SecretName();

    private sealed record Work(YamlNode.Mapping Root, TextLines Lines, SignInStep Step)
    {
        private readonly HashSet<YamlNode> seen = new(ReferenceEqualityComparer.Instance);

        public List<FederatedJob> Edited { get; } = [];

        public List<FederatedJob> Federated { get; } = [];

        public List<string> Secrets { get; } = [];

        public List<string> Notes { get; } = [];

        public List<string> Why { get; } = [];

        public void OfJob(YamlEntry entry)
        {
            var before = Why.Count;
            var steps = entry.Value.At("steps").Items.Where(step => Step.Is(step.TextAt("uses"))).Select(step => step.At("with")).OfType<YamlNode.Mapping>().ToList();
            var keyed = steps.Where(with => with.Entries.Any(input => Step.Static.Contains(input.Key))).ToList();
            var job = new FederatedJob(entry.Key, entry.Value.At("environment") is YamlNode.Mapping named ? named.TextAt("name") : entry.Value.TextAt("environment"));
            if (keyed.Count == 0)
            {
                Federated.AddRange(steps.Count > 0 ? [job] : []);
                return;
            }

            keyed.ForEach(with => Replace(entry.Key, with));
            if (Why.Count == before && entry.Value is YamlNode.Mapping body && JobPermissions.Allow(Root, body, Lines, Notes, entry.Key) is { } why)
            {
                Why.Add(why);
            }

            Edited.Add(job);
        }

        private void Replace(string job, YamlNode.Mapping with)
        {
            var keys = with.Entries.Where(input => Step.Static.Contains(input.Key)).ToList();
            if (with.Entries.FirstOrDefault(input => Step.Blocking.Contains(input.Key)) is { } blocking)
            {
                Why.Add($"job {job}, line {blocking.KeySpan.Line}: the key is there to get at what {blocking.Key} names");
            }
            else if (!seen.Add(with) || with.Entries.Any(input => !Lines.BeginsAt(input.KeySpan.Line, input.KeySpan.Column)) || keys.Any(input => input.Value.Span.EndLine != input.KeySpan.Line))
            {
                Why.Add($"job {job}, line {with.Span.Line}: the inputs are not one to a line, or are shared with another step");
            }
            else
            {
                var (at, indent) = (keys[0].KeySpan.Line, new string(' ', keys[0].KeySpan.Column - 1));
                foreach (var (name, value) in Step.Inputs.Where(input => with.Get(input.Name) is null))
                {
                    Lines.Insert(at, $"{indent}{name}: {value}");
                }

                keys.ForEach(input => Lines.Remove(input.KeySpan.Line));
                Secrets.AddRange(keys.SelectMany(input => SecretName().Matches(input.Value.Text ?? "")).Select(match => match.Groups["name"].Value));
            }
        }
    }
}
