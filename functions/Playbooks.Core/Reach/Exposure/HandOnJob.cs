namespace Playbooks.Core.Reach.Exposure;

/// <summary>One job of a run, as far as handing on goes.</summary>
/// <param name="Actor">Who, or what, started the run.</param>
public sealed record HandOnJob(long Run, string Name, string Event, string Branch, string Actor, HandedOn HandedOn);
