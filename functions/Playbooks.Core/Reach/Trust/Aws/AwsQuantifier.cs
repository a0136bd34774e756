namespace Playbooks.Core.Reach.Trust.Aws;

/// <summary>How the values of the request are taken: as one, each of them (true when there are none), or at least one of them.</summary>
internal enum AwsQuantifier
{
    One,
    All,
    Any,
}
