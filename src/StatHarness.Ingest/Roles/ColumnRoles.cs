using StatHarness.Data.Formats.V1;
namespace StatHarness.Ingest.Roles;
internal static class ColumnRoles { public static IReadOnlyList<RoleRecord> Find(IReadOnlyList<StagedColumn> columns) => []; }
