namespace Playbooks.Core.Reach.Rotations;

/// <summary>An inactive key that stands where a new one has to be made: AWS gives a user two.</summary>
public sealed record SpareKey(string Account, string User, string Key, string Why);
