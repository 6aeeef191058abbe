"""How entries leave and changes arrive: rules, planning and back-off (pure), and the engine."""
