using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>Compiled plugins by what they were compiled from.</summary>
public sealed class CompiledIndex
{
    private readonly StateDatabase _state;

    internal CompiledIndex(StateDatabase state) => _state = state;

    public Digest? Find(Digest compileKey) => _state.Read(sql => sql.Query(
        "SELECT assembly_digest FROM compiled WHERE compile_key = ?1", row => (Digest?)Digest.Parse(row.GetString(0)), compileKey.ToString()).FirstOrDefault());

    public void Record(Digest compileKey, Digest assembly) => _state.Write(sql => sql.Execute(
        "INSERT INTO compiled (compile_key, assembly_digest, recorded_at) VALUES (?1, ?2, ?3) ON CONFLICT (compile_key) DO UPDATE SET assembly_digest = excluded.assembly_digest",
        compileKey.ToString(), assembly.ToString(), Statements.Stamp(_state.Time.GetUtcNow())));
}
