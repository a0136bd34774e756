namespace Playbooks.Core.Reach.Trust.Aws;

internal enum AwsComparison
{
    Text,
    TextIgnoringCase,
    Like,
    Arn,
    NumberSame,
    NumberLess,
    NumberAtMost,
    NumberMore,
    NumberAtLeast,
    DateSame,
    DateLess,
    DateAtMost,
    DateMore,
    DateAtLeast,
    Address,
    Absence,
}
