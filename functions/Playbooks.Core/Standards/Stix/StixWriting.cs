using System.Collections.Immutable;
using System.Text;
using Playbooks.Core.Journals;
using Playbooks.Core.Reach.Packages;
using Playbooks.Core.Standards.Runs;
using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Stix;

/// <summary>
/// What a run was told to look for, and the addresses from which credentials were used, as a STIX 2.1 bundle (OASIS): indicators, observables and
/// the report that holds them together. Ids stay the same in every export; those of observables are the ones that the specification asks for.
/// </summary>
public static class StixWriting
{
    /// <summary>The namespace of deterministic identifiers of observables (STIX 2.1 §2.9).</summary>
    private static readonly Guid Observables = new("00abedb4-aa42-466c-9c01-fed23315a9b7");

    /// <exception cref="Core.Runs.JournalException">The lines are no journal of a run.</exception>
    public static Value Write(IReadOnlyList<JournalLine> lines)
    {
        var findings = RunFindings.Of(lines);
        var identity = Identity(findings);
        ImmutableArray<Value> things = [.. Indicators(findings, identity), .. Software(findings), .. Addresses(findings)];
        var held = things.DistinctBy(thing => thing.GetText("id")).ToImmutableArray();
        ImmutableArray<Value> all = held.IsEmpty ? [identity] : [identity, .. held, Report(findings, identity, held)];
        return Value.MapOf(("type", Value.Of("bundle")), ("id", Value.Of($"bundle--{findings.IdOf("stix bundle", findings.Story.Head.Hash)}")), ("objects", Value.ListOf(all)));
    }

    private static Value Identity(RunFindings findings) => Value.MapOf(
        ("type", Value.Of("identity")),
        ("spec_version", Value.Of("2.1")),
        ("id", Value.Of($"identity--{Uuid5.Of(Uuid5.Playbooks, $"tenant {findings.Run.Tenant}")}")),
        ("created", Times.Of(DateTimeOffset.UnixEpoch)),
        ("modified", Times.Of(DateTimeOffset.UnixEpoch)),
        ("name", Value.Of(findings.Run.Tenant.Length > 0 ? findings.Run.Tenant : "Playbooks")),
        ("identity_class", Value.Of("organization")));

    private static IEnumerable<Value> Indicators(RunFindings findings, Value identity)
    {
        var inputs = findings.Run.Inputs;
        var packages = Packages(findings).SelectMany(package => (Texts(inputs, "bad-versions") is { IsEmpty: false } versions ? versions.Select(version => (string?)version) : [package.Version])
            .Select(version => (Name: $"{package.Name} {version ?? "(any version)"}", Pattern: StixPattern.Software(package.Name, version), Types: "compromised")));
        var told = packages
            .Concat(Texts(inputs, "bad-commits").Select(commit => (commit, StixPattern.Literal(commit), "compromised")))
            .Concat(Texts(inputs, "indicators").Select(text => (text, StixPattern.Of(text), "malicious-activity")))
            .Concat(Texts(inputs, "hostile-workflows").Where(IsPlain).Select(name => (name, StixPattern.File(name, ".github/workflows"), "malicious-activity")))
            .Concat(Texts(inputs, "hostile-runners").Concat(Texts(inputs, "hostile-repositories")).Where(IsPlain).Select(name => (name, StixPattern.Literal(name), "malicious-activity")));
        return told.DistinctBy(each => each.Item2).Select(each => Indicator(findings, identity, each.Item1, each.Item2, each.Item3));
    }

    private static Value Indicator(RunFindings findings, Value identity, string name, StixPattern pattern, string kind)
    {
        var windows = (findings.Run.Inputs.Get("windows")?.Items ?? []).Select(window => (From: Times.Read(window.GetText("from")), To: Times.Read(window.GetText("to")))).ToList();
        var from = windows.Select(window => window.From).Min() ?? findings.Began;
        return Value.MapOf(
            ("type", Value.Of("indicator")),
            ("spec_version", Value.Of("2.1")),
            ("id", Value.Of($"indicator--{findings.IdOf("stix indicator", pattern.Text)}")),
            ("created_by_ref", identity.Get("id") ?? Value.Nothing),
            ("created", Times.Of(findings.Began)),
            ("modified", Times.Of(findings.Began)),
            ("name", Value.Of(name)),
            ("indicator_types", Value.ListOf([kind])),
            ("pattern", Value.Of(pattern.Text)),
            ("pattern_type", Value.Of(pattern.Language)),
            ("valid_from", Times.Of(from)),
            ("labels", Value.ListOf(findings.Run.Drill ? ["drill", findings.Run.Playbook.Id] : [findings.Run.Playbook.Id])));
    }

    private static IEnumerable<Value> Software(RunFindings findings) => Packages(findings).Select(package => Observable(
        "software",
        [("name", Value.Of(package.Name)), .. package.Version is { } version ? [("version", Value.Of(version))] : Array.Empty<(string, Value)>()]));

    /// <summary>Where credentials in reach were used from.</summary>
    private static IEnumerable<Value> Addresses(RunFindings findings) => findings.Uses.Where(use => use.GetText("rule") != "used")
        .Select(use => use.GetText("address") ?? "").Distinct(StringComparer.Ordinal)
        .Where(address => StixPattern.Address(address) is not null)
        .Select(address => Observable(StixPattern.Address(address) ?? "", [("value", Value.Of(address))]));

    /// <param name="contributing">All of the members that the id is made of, which is also all there is.</param>
    private static Value Observable(string type, (string, Value)[] contributing) => Value.MapOf(
    [
        ("type", Value.Of(type)),
        ("spec_version", Value.Of("2.1")),
        ("id", Value.Of($"{type}--{Uuid5.Of(Observables, Encoding.UTF8.GetString(CanonicalJson.Write(Value.MapOf(contributing))))}")),
        .. contributing,
    ]);

    private static Value Report(RunFindings findings, Value identity, ImmutableArray<Value> held) => Value.MapOf(
        ("type", Value.Of("report")),
        ("spec_version", Value.Of("2.1")),
        ("id", Value.Of($"report--{findings.IdOf("stix report", "")}")),
        ("created_by_ref", identity.Get("id") ?? Value.Nothing),
        ("created", Times.Of(findings.Began)),
        ("modified", Times.Of(findings.Last)),
        ("name", Value.Of($"{findings.Run.Playbook.Title} ({findings.Run.Id})")),
        ("report_types", Value.ListOf(["indicator"])),
        ("published", Times.Of(findings.Last)),
        ("object_refs", Value.ListOf(held.Select(thing => thing.Get("id") ?? Value.Nothing))));

    private static IEnumerable<(string Name, string? Version)> Packages(RunFindings findings) => findings.Run.Playbook.Inputs.Where(input => input.IsPackageUrl)
        .SelectMany(input => Texts(findings.Run.Inputs, input.Name)).Select(text => PackageUrlText.Read(text, out _)).OfType<PackageUrl>().Select(package => (package.FullName, package.Version)).Distinct();

    private static ImmutableArray<string> Texts(Value inputs, string name) => inputs.Get(name) switch
    {
        Value.Text { Content.Length: > 0 } one => [one.Content],
        Value.List list => [.. list.Elements.OfType<Value.Text>().Select(text => text.Content).Where(text => text.Length > 0)],
        _ => [],
    };

    /// <summary>A name with a wild card is no pattern of either language.</summary>
    private static bool IsPlain(string name) => !name.Contains('*', StringComparison.Ordinal);
}
