using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Reach.Rotations;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Rotation;

/// <summary>What the marks of earlier attempts say.</summary>
internal sealed record RotationMarks(ImmutableArray<Mark> Marks)
{
    public const string Creating = "creating";
    public const string Created = "created";
    public const string Distributing = "distributing";
    public const string Distributed = "distributed";
    public const string Verified = "verified";
    public const string Retiring = "retiring";
    public const string Retired = "retired";
    public const string Grace = "grace";
    public const string Deleted = "deleted";

    public bool IsEmpty => Marks.IsEmpty;

    public bool Has(string name) => Marks.Any(m => m.Name == name);

    /// <summary>The credential of the latest attempt that is known to have made one.</summary>
    public string? LatestMade => Marks.LastOrDefault(m => m.Name == Created)?.Data.GetText("id");

    /// <summary>Credentials there were before the first attempt; what came since is an attempt's, or a stranger's.</summary>
    public ImmutableHashSet<string> Before =>
        Marks.FirstOrDefault(m => m.Name == Creating)?.Data.Get("before")?.Items.OfType<Value.Text>().Select(t => t.Content).ToImmutableHashSet(StringComparer.Ordinal) ?? [];

    /// <summary>Whether that credential may have reached a place.</summary>
    public bool MayBeOut(string id) => Marks.Any(m => m.Name == Distributing && m.Data.GetText("id") == id);

    /// <summary>Every credential that may have reached a place.</summary>
    public IEnumerable<string> HandedOut => Marks.Where(m => m.Name == Distributing).Select(m => m.Data.GetText("id")).OfType<string>().Distinct(StringComparer.Ordinal);

    public bool IsOut(string id, ISecretPlace place) => Marks.Any(m => m.Name == Distributed && m.Data.GetText("id") == id && m.Data.GetText("place") == place.Name);

    /// <summary>What the place said of itself just before that credential was written to it.</summary>
    public Value StampOf(string id, ISecretPlace place) =>
        Marks.LastOrDefault(m => m.Name == Distributing && m.Data.GetText("id") == id && m.Data.GetText("place") == place.Name)?.Data.Get("stamp") ?? Value.Nothing;

    /// <summary>When the grace is over that was begun for that new credential; null where none was.</summary>
    public DateTimeOffset? GraceEndOf(string id) => Time(Marks.LastOrDefault(m => m.Name == Grace && m.Data.GetText("new") == id), "until");

    /// <summary>When the old one was last retired; null where it was not, or nobody wrote down when.</summary>
    public DateTimeOffset? RetiredAt => Time(Marks.LastOrDefault(m => m.Name == Retired), "at");

    /// <summary>The word of the state machine for where these marks end.</summary>
    public RotationState StateOf(int places) =>
        Has(Deleted) ? RotationState.OldDeleted
        : Has(Grace) ? RotationState.Grace
        : Has(Retired) ? RotationState.OldDisabled
        : Has(Retiring) || Has(Verified) ? RotationState.Verified
        : LatestMade is not { } id ? RotationState.Planned
        : Marks.Count(m => m.Name == Distributed && m.Data.GetText("id") == id) >= places ? RotationState.Distributed
        : MayBeOut(id) ? RotationState.Staged
        : RotationState.Created;

    public static Value At(string id, ISecretPlace place, Value stamp) => Value.MapOf(("id", Value.Of(id)), ("place", Value.Of(place.Name)), ("stamp", stamp));

    public static Value At(string id, ISecretPlace place) => Value.MapOf(("id", Value.Of(id)), ("place", Value.Of(place.Name)));

    public static Value Of(string id) => Value.MapOf(("id", Value.Of(id)));

    private static DateTimeOffset? Time(Mark? mark, string name) => mark?.Data.GetText(name) is { } text && TimeText.TryRead(text, out var at) ? at.AsTime() : null;
}
