namespace Playbooks.Core.Reach.Trust.Grades;

/// <summary>How much of the repository a condition fixes; the greater the tighter.</summary>
internal enum RepositoryPin
{
    Anyone,
    Organisation,
    Repository,
}
