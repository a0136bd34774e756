using Playbooks.Core.Reach.Workflows;
using Playbooks.Language.Yaml;

namespace Playbooks.Language.Workflows;

/// <summary>Counts the jobs of a <c>matrix</c> (https://docs.github.com/actions/reference/workflow-syntax-for-github-actions#jobsjob_idstrategymatrix).</summary>
internal static class MatrixReader
{
    /// <summary>No file has room for a list that long: a product beyond it is not multiplied further.</summary>
    private const long Most = int.MaxValue;

    /// <returns>At least so many; null without a matrix, and where a part of it is an expression.</returns>
    internal static long? Count(YamlNode? matrix, WorkflowNotes notes)
    {
        if (matrix is not YamlNode.Mapping map || map.Entries.Any(e => e.Value is not YamlNode.Sequence))
        {
            return null;
        }

        var axes = map.Entries.Where(e => e.Key is not ("include" or "exclude")).Select(e => (long)e.Value.Items.Length).ToList();
        var product = axes.Count == 0 ? map.Get("include").Items.Length : axes.Aggregate(1L, (all, length) => Math.Min(all * length, Most));
        var jobs = map.Get("exclude").Items.Length == 0 ? product : Math.Min(product, JobFacts.MostMatrixJobs);
        if (jobs > JobFacts.MostMatrixJobs)
        {
            notes.Matrix(jobs, map.Span);
        }

        return jobs;
    }
}
